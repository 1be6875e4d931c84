// What a role may do: all that can be given, by module, found by typing. What one does not have oneself cannot be given.
import { useState } from 'react'
import { number } from '../../../parts/formats'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Check, TextField } from '../../parts/fields'
import { matches } from '../../../parts/fold'
import { Say } from '../../parts/say'
import { isSaid, said } from '../../words'

type Module = Schema['GrantableModule']
type Right = Schema['GrantableOperation']

interface Chosen {
  value: string[]
  set: (value: string[]) => void
}

const titleOf = (module: string) => (isSaid(`modules.${module}`) ? said(`modules.${module}`) : module)

function Rows({ module, rights, value, set }: Chosen & { module: string; rights: Right[] }) {
  const names = rights.map((one) => one.name).filter(may)
  const chosen = names.filter((name) => value.includes(name))
  const isWhole = names.length > 0 && chosen.length === names.length
  const turnAll = () => set(isWhole ? value.filter((name) => !names.includes(name)) : [...value, ...names.filter((name) => !value.includes(name))])
  const turn = (name: string, isOn: boolean) => set(isOn ? [...value, name] : value.filter((one) => one !== name))
  return (
    <fieldset className="rights">
      <legend>{titleOf(module)} <span className="soft small"><Say k="own_roles.n_of" v={{ n: number(chosen.length), all: number(rights.length) }} /></span></legend>
      <Check label={<strong>{said('own_roles.all_of')}</strong>} value={isWhole} set={turnAll} />
      {rights.map((one) => may(one.name)
        ? <Check key={one.name} label={one.title} value={value.includes(one.name)} set={(isOn) => turn(one.name, isOn)} />
        : <p key={one.name} className="soft small">{said('own_roles.beyond', { what: one.title })}</p>)}
    </fieldset>
  )
}

export function Rights({ modules, ...chosen }: Chosen & { modules: Module[] }) {
  const [typed, setTyped] = useState('')
  const found = modules
    .map(({ module, operations = [] }) => ({ module, rights: typed.trim() ? operations.filter((one) => matches(one.title, typed.trim())) : operations }))
    .filter(({ rights }) => rights.length)
  return (
    <section className="card form" aria-labelledby="rights">
      <div className="section-head"><h2 id="rights">{said('own_roles.rights_title')}</h2><p className="soft" role="status"><Say k="own_roles.chosen" v={{ n: number(chosen.value.length) }} /></p></div>
      <TextField label={said('own_roles.find')} value={typed} set={setTyped} type="search" />
      {found.length ? <div className="rights-room">{found.map((one) => <Rows key={one.module} {...one} {...chosen} />)}</div> : <p className="soft" role="status">{said('own_roles.none_found')}</p>}
    </section>
  )
}
