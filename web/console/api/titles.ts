// What acts are called, in the reader's language: loaded with the first page that names one.
import { useQuery } from '@tanstack/react-query'
import { language } from '../../parts/formats'

const load = { fa: () => import('virtual:titles-fa'), en: () => import('virtual:titles-en') }

/** The name of an act; its operation's own where none is written. */
export function useTitles(): (operation: string) => string {
  const spoken = language()
  const titles = useQuery({ queryKey: ['titles', spoken], queryFn: async () => (await load[spoken]()).default, staleTime: Infinity })
  return (operation) => titles.data?.[operation] ?? operation
}
