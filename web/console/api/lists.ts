// Short lists that many pages name things by: branches, groups of members and of goods.
import { number } from '../../parts/formats'
import { said } from '../words'
import { useAsked } from './ask'
import { may } from './may'
import type { Schema } from './types'

export const useBranches = () => useAsked<Schema['BranchList']>(may('branches.list') ? '/v1/branches' : null).data?.items ?? []
/** «صندوق ۲، ونک»: tills have no names of their own. */
export const tillsOf = (branches: Schema['BranchShown'][]) => branches.flatMap(({ name, tills = [] }) => tills.map((value, at) => ({ value, name: said('branches.till_of', { n: number(at + 1), branch: name }) })))
export const useTills = () => tillsOf(useBranches())
export const useBudgets = () => useAsked<Schema['BudgetsShown']>(may('program.budgets') ? '/v1/program/budgets' : null).data?.items ?? []
export const useMemberGroups = () => useAsked<Schema['MemberGroupList']>(may('members.list_groups') ? '/v1/groups' : null).data?.items ?? []
export const useGoodsGroups = () => useAsked<Schema['GoodsGroupList']>(may('goods.groups') ? '/v1/goods_groups' : null).data?.items ?? []
export const useFields = () => useAsked<Schema['FieldList']>(may('members.list_fields') ? '/v1/member_fields' : null).data?.items ?? []
export const useTemplates = () => useAsked<Schema['TemplateList']>(may('messages.templates') ? '/v1/message-templates' : null).data?.items ?? []

export const useStaff = () => useAsked<Schema['StaffList']>(may('staff.list') ? '/v1/staff' : null).data?.items ?? []
export const useOwnRoles = () => useAsked<Schema['RoleList']>(may('roles.list') ? '/v1/roles' : null).data?.items ?? []

export const named = <Id extends string>(items: { id: Id; name: string }[]) => items.map((one) => ({ value: one.id, name: one.name }))
