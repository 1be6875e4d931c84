// Stands in for antd's modules that write <style> elements (docs/decisions): our pages forbid inline styles, constructed
// sheets are none. All of them lie in the layer `antd`, so that our own rules win without a fight of selectors.

interface Options {
  priority?: number
}
interface Kept {
  sheet: CSSStyleSheet
  priority: number
  css: string
  mark: HTMLStyleElement
}

const kept = new Map<string, Kept>()

const inOrder = () => [...kept.values()].sort((one, other) => one.priority - other.priority).map(({ sheet }) => sheet)

/** The answer is an element that stands nowhere: antd only hangs its marks on it. */
export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const known = kept.get(key)
  if (known?.css === css) return known.mark
  const one = known ?? { sheet: new CSSStyleSheet(), priority: options.priority ?? 0, css, mark: document.createElement('style') }
  one.css = css
  one.sheet.replaceSync(`@layer antd{${css}}`)
  kept.set(key, one)
  if (!known) document.adoptedStyleSheets = inOrder()
  return one.mark
}

export function removeCSS(key: string): void {
  if (kept.delete(key)) document.adoptedStyleSheets = inOrder()
}

export const injectCSS = (css: string, options?: Options): HTMLStyleElement => updateCSS(css, `injected-${kept.size}`, options)
export const clearContainerCache = (): void => {}

// Asked for by antd's icons beside the styles.
export const getShadowRoot = (): null => null
export const warningOnce = (isFine: boolean, words: string): void => void (isFine || console.error(`Warning: ${words}`))
