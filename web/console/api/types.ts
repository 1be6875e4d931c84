// The described types of the program by their names.
import type { components } from '../../parts/api'

export type Schema = components['schemas']
export type Session = Schema['SessionShown']
export type Role = Session['role']
export type { Problem } from '../../parts/client'
