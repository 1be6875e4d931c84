// The console's name for the shared folding of what was typed.
export { folded, matches } from '../../parts/fold'
