// A numbered choice: never the first by itself.

import { useEffect } from 'preact/hooks'
import * as show from '../../parts/formats'
import { back } from '../acts/layers'
import { shownOptions, takeOption } from '../layer_keys'
import type { LayerOf, Option } from '../state/state'
import { Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Field, Frame } from './frame'

function Choice({ option, at, isMarked }: { option: Option; at: number; isMarked: boolean }) {
  const till = useTill()
  return (
    <li id={`choice-${at}`} role="option" aria-selected={isMarked} class={isMarked ? 'marked' : ''} onClick={() => takeOption(till, at)}>
      <kbd>{at < 9 ? show.plain(at + 1) : ''}</kbd>
      <span class="title"><bdi>{said(option.title)}</bdi></span>
      {option.detail && <bdi class="detail">{option.detail}</bdi>}
    </li>
  )
}

export function Choose({ layer }: { layer: LayerOf<'choose'> }) {
  const till = useTill()
  const options = shownOptions(layer)
  useEffect(() => document.querySelector('.choices .marked')?.scrollIntoView({ block: 'nearest' }), [layer.marked])
  const groups = [...new Set(options.map((option) => option.group?.key ?? ''))]
  return (
    <Frame title={layer.title} keys={[
      { key: 'Enter', name: 'choose.take', act: () => takeOption(till, layer.marked), isNext: true },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      {layer.isSearchable && <Field id="search" label="choose.search" value={layer.search ?? ''} caret onText={(search) => till.edit('choose', { search, marked: 0 })} />}
      <ul class="choices" role="listbox" aria-label={said('choose.list')} tabIndex={0} aria-activedescendant={`choice-${layer.marked}`} {...(layer.isSearchable ? {} : { 'data-caret': '' })}>
        {groups.map((group) => (
          <>
            {group && groups.length > 1 && <li class="group" role="presentation"><Say k={group} /></li>}
            {options.map((option, at) => (option.group?.key ?? '') === group && <Choice key={at} option={option} at={at} isMarked={at === layer.marked} />)}
          </>
        ))}
      </ul>
    </Frame>
  )
}
