// What can be done on the page that is open: the palette offers it first.
import { Store } from './store'

export const pageActs = new Store<{ name: string; run: () => void }[]>([])
