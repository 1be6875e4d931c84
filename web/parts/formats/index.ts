// The one module of numbers, dates and money that every page uses.

export * from './language'
export * from './numbers'
export * from './money'
export * from './words'
export * from './jalali'
export * from './dates'
export * from './people'
export * from './typed_day'
