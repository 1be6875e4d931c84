// What this session may do, as the server says: acts that it may not are absent, not grey.
import { desk } from './session'

export const may = (operation: string): boolean => desk.now.rights.has(operation)
