// A discount that grows: from the member's second purchase on so much, from the fifth on so much more.
import { Button } from 'antd'
import { useContext } from 'react'
import { number } from '../../../parts/formats'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import type { Gives, Kind } from './document'
import { MayEdit, MoneySlot, NumberSlot, PercentSlot, Sentence } from './slots'

type Growing = Kind<Gives, 'discount_percent' | 'discount'>
type Band = { purchase: number; percent?: number; discount?: number }

export const isGrowing = (gives: Gives): gives is Growing => gives.kind === 'discount_percent' || gives.kind === 'discount'

const bandsOf = (gives: Growing) => (gives.bands ?? []) as Band[]
const withBands = (gives: Growing, bands: Band[]) => ({ ...gives, bands }) as Growing

/** The next step begins three purchases later and gives half as much again. */
function nextBand(gives: Growing): Band {
  const last = bandsOf(gives).at(-1)
  const purchase = last ? last.purchase + 3 : 2
  if (gives.kind === 'discount') return { purchase, discount: Math.round((last?.discount ?? gives.discount) * 1.5) || 100_000 }
  return { purchase, percent: Math.min(10_000, Math.round(((last?.percent ?? gives.percent) * 1.5) / 100) * 100 || 500) }
}

function Worth({ band, set, at }: { band: Band; set: (part: Partial<Band>) => void; at: string }) {
  return band.percent !== undefined ? <PercentSlot label={said('program.slots.band_worth', { n: number(band.purchase) })} value={band.percent} set={(percent) => set({ percent })} at={`${at}/percent`} />
    : <MoneySlot label={said('program.slots.band_worth', { n: number(band.purchase) })} value={band.discount ?? 0} set={(discount) => set({ discount })} at={`${at}/discount`} />
}

export function Bands({ gives, set, at: place }: { gives: Growing; set: (gives: Gives) => void; at: string }) {
  const mayEdit = useContext(MayEdit)
  const bands = bandsOf(gives)
  const put = (at: number, part: Partial<Band>) => set(withBands(gives, bands.map((one, index) => (index === at ? { ...one, ...part } : one))))
  return (
    <>
      {bands.map((band, at) => (
        <p key={at} className="rule-sentence">
          <Sentence k="program.band" slots={{
            purchase: <NumberSlot label={said('program.slots.band_from', { n: number(at + 2) })} value={band.purchase} set={(purchase) => put(at, { purchase })} at={`${place}/${at}/purchase`} />,
            worth: <Worth band={band} set={(part) => put(at, part)} at={`${place}/${at}`} />,
          }} />
          {mayEdit && <Button type="text" aria-label={said('program.drop_band', { n: number(band.purchase) })} onClick={() => set(withBands(gives, bands.filter((_, index) => index !== at)))}><Icon name="close" size={16} /></Button>}
        </p>
      ))}
      {mayEdit && <div><Button type="text" onClick={() => set(withBands(gives, [...bands, nextBand(gives)]))}>{said('program.add_band')}</Button></div>}
    </>
  )
}
