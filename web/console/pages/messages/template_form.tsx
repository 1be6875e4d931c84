// One sentence of a message: written with places as chips, its length counted as a text message counts.
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { number } from '../../../parts/formats'
import { useAct } from '../../api/ask'
import { ActDialog } from '../../parts/dialog'
import { Problem } from '../../parts/problem'
import { said } from '../../words'
import { asPlaces, placeName, readable } from './template_names'
import type { Template } from './templates'

/** Up to 70 letters are one part, from then on each 67; Latin alone 160 and 153. */
function partsOf(text: string): number {
  const [one, more] = /^[\x20-\x7e\n]*$/.test(text) ? [160, 153] : [70, 67]
  return text.length <= one ? 1 : Math.ceil(text.length / more)
}

export function TemplateForm({ one, close }: { one: Template; close: () => void }) {
  const [sentence, setSentence] = useState(readable(one.sentence))
  const act = useAct<Template>()
  const field = useRef<HTMLTextAreaElement>(null)
  const put = async (body: object) => (await act.send('PUT', `/v1/message-templates/${encodeURIComponent(one.name)}`, body)) && close()
  const insert = (place: string) => {
    const at = field.current?.selectionStart ?? sentence.length
    setSentence(`${sentence.slice(0, at)}{${placeName(place)}}${sentence.slice(field.current?.selectionEnd ?? at)}`)
    field.current?.focus()
  }
  return (
    <ActDialog title={said('templates.edit')} submit={said('templates.save')} close={close} run={() => void put({ sentence: asPlaces(sentence, one.places ?? []) })} isSending={act.isSending}>
      <div className="form-field">
        <label htmlFor="sentence">{said('templates.sentence')}</label>
        <textarea id="sentence" ref={field} className="field" dir="auto" rows={4} autoFocus value={sentence} onChange={(event) => setSentence(event.target.value)} aria-describedby="sentence-help" />
        <p id="sentence-help" className="soft small">{sentence ? said('templates.counted', { letters: number(sentence.length), parts: number(partsOf(sentence)) }) : said('templates.empty_is_off')}</p>
      </div>
      {(one.places ?? []).length > 0 && (
        <div className="chips" role="group" aria-label={said('templates.places_title')}>
          {(one.places ?? []).map((place) => <Button key={place} size="small" onClick={() => insert(place)}>{placeName(place)}</Button>)}
        </div>
      )}
      <Problem of={act.problem} />
      {one.is_own && <div><Button type="link" onClick={() => void put({})}>{said('templates.back_to_standard')}</Button></div>}
    </ActDialog>
  )
}
