// Where each page's «راهنما» leads: a chapter of the manual, and a heading of it.
import type { Language } from './formats'

/** "/help/fa/cards#lost" */
export const helpAddress = (language: Language, place: string): string => `/help/${language}/${place}`

export const tillHelp = { door: 'till#sign-in', counter: 'till', receipt: 'till-sale#receipt', credit: 'till-credit', returns: 'till-return' }

/** By the name of the console's place; a page without a chapter of its own leads to that of the whole console. */
export const consoleHelp: Record<string, string> = {
  door: 'console#sign-in',
  home: 'console',
  exports: 'exports',
  liability: 'liability',
  liability_month: 'liability#voucher',
  members: 'members',
  enrol: 'members#enrol',
  member_edit: 'members#profile',
  member: 'members#one',
  groups_of_members: 'groups',
  tiers: 'tiers',
  rewards: 'rewards',
  gift_cards: 'gift-cards',
  gift_card_batch: 'gift-cards#one',
  gifts: 'gifts',
  gift: 'gifts#one',
  sales: 'sales',
  sale: 'sales#one',
  goods: 'goods',
  goods_groups: 'goods#groups',
  collaborators: 'collaborators',
  collaborator: 'collaborators#settle',
  program: 'program',
  versions: 'publish#versions',
  version: 'publish#versions',
  templates: 'messages#templates',
  messages: 'messages#sent',
  branches: 'branches',
  staff: 'staff',
  roles: 'staff#roles',
  role: 'staff#roles',
  approvals: 'approvals',
  account: 'security',
  security: 'security#club',
  plan: 'plans#own',
  backups: 'backups#seen',
  fields: 'settings#fields',
  consent: 'settings#consent',
  keys: 'keys',
  audit: 'audit',
  health: 'health',
}

export const chapterOf = (place: string | undefined): string => consoleHelp[place ?? ''] ?? 'console'

export const publicHelp = { start: 'start', first: 'start#own', phone: 'messages#phone', receipt: 'member#receipt', docs: 'keys#api', member: 'member#page' }
