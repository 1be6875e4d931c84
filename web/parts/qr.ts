// A text as a QR code. What draws it comes with the first code: pages open without it.

/** One path of unit squares. */
export interface Code {
  path: string
  modules: number
}

export async function codeOf(text: string): Promise<Code> {
  const { default: qrcode } = await import('qrcode-generator')
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const modules = code.getModuleCount()
  let path = ''
  for (let row = 0; row < modules; ++row)
    for (let column = 0; column < modules; ++column) if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`
  return { path, modules }
}
