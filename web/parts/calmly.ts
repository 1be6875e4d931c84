// News that come in floods are told now and then.

/** Calls at once, then at most once in `eachMs`, however much comes; the last is never lost. */
export function calmly(run: () => void, eachMs: number): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isDue = false
  const go = () => {
    isDue = false
    run()
    timer = setTimeout(() => ((timer = null), isDue && go()), eachMs)
  }
  return { call: () => void (timer === null ? go() : (isDue = true)), stop: () => void (timer !== null && clearTimeout(timer)) }
}
