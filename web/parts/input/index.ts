// Everything that turns keys into meaning.

export * from './bank_cards'
export * from './burst'
export * from './check_digits'
export * from './keyboard'
export * from './line'
