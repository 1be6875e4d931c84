// The till itself: its state, its ways out (server, storage, sound, paper), and how anything changes.

import type { Client } from '../parts/client'
import type { Tone } from './tones'
import type { Saying } from './words'
import { Catalog } from './state/catalog'
import type { Kept } from './state/kept'
import type { Layer, LayerKind, LayerOf, Notice, Recording, State } from './state/state'

export interface Ways {
  client: Client
  kept: Kept
  sound(tone: Tone): void
  print(): void
  now(): Date
}

/** The one field that always holds the caret; the page sets it when it is drawn. */
export interface LineField {
  read(): string
  write(text: string, isMarked?: boolean): void
}

const noLine: LineField = { read: () => '', write: () => {} }

export class Till {
  line: LineField = noLine
  catalog = new Catalog()
  /** Until the goods are in memory: what is scanned meanwhile waits, or it would be taken for unknown. */
  goodsComing: Promise<void> | null = null
  /** A sale whose fate is not known yet; while it is there, no second one begins. */
  recording: Recording | null = null
  private listeners = new Set<() => void>()
  private notices = 0

  constructor(
    public state: State,
    readonly ways: Ways,
  ) {}

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  change(part: Partial<State>): void {
    this.state = { ...this.state, ...part }
    for (const listener of this.listeners) listener()
  }

  say(saying: Saying, tone: Notice['tone'] = 'plain'): void {
    this.change({ notice: { ...saying, tone, n: ++this.notices } })
  }

  /** Says it and sounds the low tone: something was not taken. */
  refuse(saying: Saying): void {
    if (!this.state.settings.isMuted) this.ways.sound('refused')
    this.say(saying, 'bad')
  }

  taken(): void {
    if (!this.state.settings.isMuted) this.ways.sound('taken')
  }

  open(layer: Layer): void {
    this.change({ layer, notice: null })
  }

  close(): void {
    this.change({ layer: null })
  }

  /** Changes the open layer, if it still is the one meant. */
  edit<K extends LayerKind>(kind: K, part: Partial<LayerOf<K>>): void {
    const { layer } = this.state
    if (layer?.kind === kind) this.change({ layer: { ...layer, ...part } as Layer })
  }

  layerOf<K extends LayerKind>(kind: K): LayerOf<K> | null {
    const { layer } = this.state
    return layer?.kind === kind ? (layer as LayerOf<K>) : null
  }

  keep(): void {
    const { session, club, basket, parked } = this.state
    if (session?.till) this.ways.kept.keepBaskets(club, session.till.id, { basket, parked, recording: this.recording })
  }
}
