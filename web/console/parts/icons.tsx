// One stroke, one size, drawn by ourselves: the font has no arrows and no check mark. `turns` ones mirror with the page.
const paths = {
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-5v-6h-4v6H5a1 1 0 0 1-1-1z',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 3-6 6.5-6s6.5 2.5 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.4c2.2.9 3.5 3 3.5 5.6',
  sale: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  program: 'M12 3l2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.3l6-.7z',
  message: 'M4 5h16v11H9l-5 4z',
  report: 'M5 3h10l4 4v14H5zM9 17v-4M12 17v-7M15 17v-3',
  settings: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 12h2M18 12h2M12 4v2M12 18v2M6.3 6.3l1.5 1.5M16.2 16.2l1.5 1.5M6.3 17.7l1.5-1.5M16.2 7.8l1.5-1.5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  back: 'M9 5l7 7-7 7',
  forward: 'M15 5l-7 7 7 7',
  down: 'M6 9l6 6 6-6',
  sort: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  sort_up: 'M7 14l5-5 5 5',
  sort_down: 'M7 10l5 5 5-5',
  columns: 'M4 5h16v14H4zM9.3 5v14M14.6 5v14',
  density: 'M4 5h16M4 9.7h16M4 14.3h16M4 19h16',
  why: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 17h.01',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.6-7 8-7s8 3 8 7',
  phone: 'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
} as const

export type IconName = keyof typeof paths
const turning = new Set<IconName>(['back', 'forward'])

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg className={turning.has(name) ? 'icon turns' : 'icon'} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
)
