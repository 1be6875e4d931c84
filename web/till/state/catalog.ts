// The goods in memory: a scan finds its line without asking anybody. A copy in IndexedDB opens the till without a server.

import { foldLetters } from '../../parts/digits'
import type { Good } from '../api/types'

export class Catalog {
  private byBarcode = new Map<string, Good>()
  private byArticle = new Map<string, Good>()
  private byQuickKey = new Map<string, Good>()
  private names: { folded: string; good: Good }[] = []

  constructor(readonly goods: Good[] = []) {
    for (const good of goods.filter((one) => one.is_active)) {
      for (const barcode of good.barcodes) this.byBarcode.set(barcode, good)
      if (good.article) this.byArticle.set(good.article, good)
      if (good.quick_key != null) this.byQuickKey.set(String(good.quick_key), good)
      this.names.push({ folded: foldLetters(good.name), good })
    }
  }

  knows = (text: string): boolean => this.byBarcode.has(text) || this.byArticle.has(text)
  withBarcode = (text: string): Good | undefined => this.byBarcode.get(text) ?? this.byArticle.get(text)
  withArticle = (text: string): Good | undefined => this.byArticle.get(text)
  onQuickKey = (key: string): Good | undefined => this.byQuickKey.get(String(Number(key)))
  quickKeys = (): [string, Good][] => [...this.byQuickKey].sort(([a], [b]) => Number(a) - Number(b))

  /** Goods whose name has every word asked for; those that begin with it come first. */
  named(text: string, most = 20): Good[] {
    const words = foldLetters(text).split(/\s+/).filter(Boolean)
    if (!words.length) return []
    const found = this.names.filter(({ folded }) => words.every((word) => folded.includes(word)))
    found.sort((a, b) => Number(b.folded.startsWith(words[0]!)) - Number(a.folded.startsWith(words[0]!)))
    return found.slice(0, most).map(({ good }) => good)
  }
}

const storeName = 'goods'

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('vafa-till', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(storeName)
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
}

export async function keepGoods(club: string, goods: Good[]): Promise<void> {
  const database = await openDatabase()
  database.transaction(storeName, 'readwrite').objectStore(storeName).put(goods, club)
}

export async function keptGoods(club: string): Promise<Good[]> {
  const database = await openDatabase()
  return new Promise((done, failed) => {
    const asked = database.transaction(storeName).objectStore(storeName).get(club)
    asked.onsuccess = () => done((asked.result as Good[] | undefined) ?? [])
    asked.onerror = () => failed(asked.error)
  })
}
