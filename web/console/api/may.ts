// What the role of who is signed in may do: acts that it may not are absent, not grey.
import grants from 'virtual:grants'
import { desk } from './session'

export const may = (operation: string): boolean => {
  const role = desk.now.session?.role
  return role !== undefined && (role === 'operator' || (grants[operation]?.includes(role) ?? false))
}
