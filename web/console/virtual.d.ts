// Modules that the build makes (tools/console.ts).
declare module 'virtual:grants' {
  const grants: Record<string, string[]>
  export default grants
}
