// What the console hands over as a file goes the way of all pages.
export { download } from '../../parts/download'
