// The way to the server, shared by all pages.

export * from './client'
export * from './connection'
export * from './key'
export * from './problem'
