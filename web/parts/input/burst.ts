// Tells a scanner or a card reader from a hand: keys of a burst come faster than fingers can type.
//
// Keys appear in the field at once, as if typed. From the eighth fast key on the burst is known: the field gets back what
// stood before it, and the rest never reaches the field. The reader's own Enter is swallowed, and a second one close by.

export interface BurstSettings {
  leastKeys: number
  mostGapMs: number
  enterGraceMs: number
}
export const usualBurst: BurstSettings = { leastKeys: 8, mostGapMs: 50, enterGraceMs: 300 }

export type Verdict =
  | { kind: 'typed' } // let it through
  | { kind: 'burst_begins'; before: string } // swallow the key, give the field back what stood before
  | { kind: 'inside' } // swallow the key
  | { kind: 'ended'; text: string } // swallow this Enter; the burst is whole
  | { kind: 'swallow' } // a reader's second Enter

export class BurstReader {
  private keys = ''
  private last = -Infinity
  private before = ''
  private isBurst = false
  private graceUntil = -Infinity

  constructor(private settings: BurstSettings = usualBurst) {}

  /** A key that types `character`, at `at` ms; `field` is what the field holds before it. */
  key(character: string, at: number, field: string): Verdict {
    if (at - this.last >= this.settings.mostGapMs) this.restart(field)
    this.last = at
    this.graceUntil = -Infinity // somebody types: the next Enter is theirs
    this.keys += character
    if (this.isBurst) return { kind: 'inside' }
    if (this.keys.length < this.settings.leastKeys) return { kind: 'typed' }
    this.isBurst = true
    return { kind: 'burst_begins', before: this.before }
  }

  enter(at: number): Verdict {
    if (this.isBurst) return this.finish(at)
    if (at < this.graceUntil) return { kind: 'swallow' }
    this.restart('')
    return { kind: 'typed' }
  }

  /** A key that types nothing (Esc, an arrow): whatever comes next is not what was being typed. */
  interrupt(): void {
    if (!this.isBurst) this.last = this.graceUntil = -Infinity
  }

  /** Asked after a silence: a reader that sends no Enter has ended here. Null while there is no burst, or it still runs. */
  quiet(at: number): string | null {
    if (!this.isBurst || at - this.last < this.settings.mostGapMs) return null
    const text = this.keys
    this.restart('')
    this.graceUntil = at + this.settings.enterGraceMs
    return text
  }

  private finish(at: number): Verdict {
    const text = this.keys
    this.restart('')
    this.last = -Infinity
    this.graceUntil = at + this.settings.enterGraceMs
    return { kind: 'ended', text }
  }

  private restart(field: string): void {
    this.keys = ''
    this.isBurst = false
    this.before = field
  }
}
