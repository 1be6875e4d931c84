// What survives a reload: this till's basket, the parked ones, a sale on its way, settings. Never a PIN, never the number of a card.

import type { Basket } from './basket'
import { usualSettings, type Recording, type Settings } from './state'

export interface KeptBaskets {
  basket: Basket | null
  parked: Basket[]
  recording: Recording | null
}

export class Kept {
  constructor(private storage: Storage) {}

  settings(): Settings {
    return { ...usualSettings, ...this.read<Partial<Settings>>('vafa-till-settings') }
  }
  keepSettings(settings: Settings): void {
    this.write('vafa-till-settings', settings)
  }

  baskets(club: string, till: string): KeptBaskets {
    const kept = this.read<Partial<KeptBaskets>>(`vafa-till-baskets:${club}:${till}`)
    return { basket: kept?.basket ?? null, parked: kept?.parked ?? [], recording: kept?.recording ?? null }
  }
  keepBaskets(club: string, till: string, kept: KeptBaskets): void {
    this.write(`vafa-till-baskets:${club}:${till}`, kept)
  }

  lastLogin = (club: string): string => this.read<string>(`vafa-till-login:${club}`) ?? ''
  keepLogin = (club: string, login: string): void => this.write(`vafa-till-login:${club}`, login)

  private read<T>(name: string): T | null {
    try {
      return JSON.parse(this.storage.getItem(name) ?? 'null') as T | null
    } catch {
      return null // written by something else: as if it were not there
    }
  }

  private write(name: string, value: unknown): void {
    this.storage.setItem(name, JSON.stringify(value))
  }
}
