// Which sections of the manual what was typed means: spellings of one word are one, headings go first.
import { folded } from '../parts/fold'

export interface Section {
  chapter: string
  anchor: string
  heading: string
  title: string
  words: string
}

const bare = (text: string): string => folded(text.replace(/[\p{P}\p{S}]/gu, ' '))

/** Every typed word stands in the section; with or without its joiner, «می‌شود» and «میشود» are one. At most twelve. */
export function find(sections: Section[], typed: string): Section[] {
  const wanted = typed.split(/[\s\u200c]+/).map(bare).filter(Boolean)
  const ranked = sections.flatMap((section) => {
    const heading = bare(section.heading)
    const all = `${heading} ${bare(section.title)} ${bare(section.words)}`
    if (!wanted.every((word) => all.includes(word))) return []
    const inHeading = wanted.filter((word) => heading.includes(word)).length
    return [{ section, rank: inHeading }]
  })
  return ranked.sort((one, other) => other.rank - one.rank).slice(0, 12).map(({ section }) => section)
}
