// The tree of the console: which pages there are, where they stand, and which operation somebody must be allowed to see them.
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { IconName } from './parts/icons'

export interface Place {
  name: string
  path: string
  group: string
  /** The operation that fills the page; null: for everybody who is inside. */
  needs: string | null
  isListed: boolean
  page: LazyExoticComponent<ComponentType>
}

/** As the tree shows them. Pages of the group `own` stand behind the name in the bar above. */
export const groups: { name: string; icon: IconName }[] = [
  { name: 'home', icon: 'home' },
  { name: 'members', icon: 'people' },
  { name: 'sales', icon: 'sale' },
  { name: 'program', icon: 'program' },
  { name: 'messages', icon: 'message' },
  { name: 'reports', icon: 'report' },
  { name: 'settings', icon: 'settings' },
]

type Load = () => Promise<{ default: ComponentType }>
const listed = (group: string, name: string, path: string, needs: string | null, load: Load): Place => ({ group, name, path, needs, isListed: true, page: lazy(load) })
const inner = (group: string, name: string, path: string, needs: string, load: Load): Place => ({ ...listed(group, name, path, needs, load), isListed: false })

export const places: Place[] = [
  listed('home', 'home', '/', null, () => import('./pages/home/home')),
  listed('home', 'approvals', '/approvals', 'approvals.list', () => import('./pages/approvals/approvals')),
  listed('home', 'exports', '/exports', 'exports.list', () => import('./pages/exports/exports')),
  listed('own', 'account', '/account', null, () => import('./pages/account/account')),
  listed('members', 'members', '/members', 'members.list', () => import('./pages/members/list')),
  inner('members', 'enrol', '/members/new', 'members.enrol', () => import('./pages/members/enrol')),
  inner('members', 'member_edit', '/members/:id/edit', 'members.update', () => import('./pages/members/edit')),
  inner('members', 'member', '/members/:id/:tab?', 'members.show', () => import('./pages/members/member')),
  listed('members', 'groups_of_members', '/groups', 'members.list_groups', () => import('./pages/members/groups')),
  listed('members', 'cards', '/cards', 'cards.list', () => import('./pages/cards/list')),
  listed('members', 'tiers', '/tiers', 'tiers.show', () => import('./pages/tiers/tiers')),
  listed('members', 'rewards', '/rewards', 'rewards.list', () => import('./pages/rewards/rewards')),
  listed('members', 'gift_cards', '/gift-cards', 'gift_cards.batches', () => import('./pages/gift_cards/list')),
  inner('members', 'gift_card_batch', '/gift-cards/:id', 'gift_cards.show_batch', () => import('./pages/gift_cards/batch')),
  listed('members', 'awards', '/awards', 'awards.reasons', () => import('./pages/awards/awards')),
  listed('members', 'gifts', '/gifts', 'gifts.list', () => import('./pages/gifts/gifts')),
  inner('members', 'gift', '/gifts/:id', 'gifts.show', () => import('./pages/gifts/gift')),
  listed('sales', 'sales', '/sales', 'sales.list', () => import('./pages/sales/list')),
  inner('sales', 'sale', '/sales/:id', 'sales.show', () => import('./pages/sales/sale')),
  listed('sales', 'returns', '/returns', 'sales.list_returns', () => import('./pages/sales/returns')),
  listed('sales', 'goods', '/goods', 'goods.list', () => import('./pages/goods/list')),
  listed('sales', 'goods_groups', '/goods-groups', 'goods.groups', () => import('./pages/goods/groups')),
  listed('sales', 'collaborators', '/collaborators', 'collaborators.list', () => import('./pages/collaborators/list')),
  inner('sales', 'collaborator', '/collaborators/:id', 'collaborators.statement', () => import('./pages/collaborators/collaborator')),
  listed('program', 'program', '/program', 'program.show', () => import('./pages/program/program')),
  listed('program', 'versions', '/program/versions', 'program.versions', () => import('./pages/program/versions')),
  listed('program', 'replays', '/program/replays', 'replays.list', () => import('./pages/program/replays')),
  inner('program', 'replay', '/program/replays/:id', 'replays.show', () => import('./pages/program/replay')),
  inner('program', 'version', '/program/versions/:version', 'program.show', () => import('./pages/program/version')),
  listed('messages', 'templates', '/templates', 'messages.templates', () => import('./pages/messages/templates')),
  listed('messages', 'messages', '/messages', 'messages.list', () => import('./pages/messages/messages')),
  listed('reports', 'liability', '/liability', 'liability.show', () => import('./pages/liability/desk')),
  inner('reports', 'liability_month', '/liability/:month', 'liability.month', () => import('./pages/liability/month')),
  listed('settings', 'branches', '/settings/branches', 'branches.list', () => import('./pages/settings/branches')),
  listed('settings', 'staff', '/settings/staff', 'staff.list', () => import('./pages/settings/staff')),
  listed('settings', 'roles', '/settings/roles', 'roles.list', () => import('./pages/settings/roles')),
  inner('settings', 'role', '/settings/roles/:id', 'roles.list', () => import('./pages/settings/role')),
  listed('settings', 'fields', '/settings/fields', 'members.list_fields', () => import('./pages/settings/fields')),
  listed('settings', 'consent', '/settings/consent', 'members.consent_policy', () => import('./pages/settings/consent')),
  listed('settings', 'keys', '/settings/keys', 'keys.list', () => import('./pages/settings/keys')),
  listed('settings', 'security', '/settings/security', 'clubs.security', () => import('./pages/settings/security')),
  listed('settings', 'plan', '/settings/plan', 'plans.show', () => import('./pages/settings/plan')),
  listed('settings', 'backups', '/settings/backups', 'backups.list', () => import('./pages/settings/backups')),
  listed('settings', 'audit', '/settings/audit', 'audit.list', () => import('./pages/settings/audit')),
  listed('settings', 'health', '/settings/health', 'ledger.health', () => import('./pages/settings/health')),
]
