// Modules that the build makes (tools/console.ts).
declare module 'virtual:grants' {
  const grants: Record<string, string[]>
  export default grants
}
declare module 'virtual:titles-fa' {
  const titles: Record<string, string>
  export default titles
}
declare module 'virtual:titles-en' {
  const titles: Record<string, string>
  export default titles
}
