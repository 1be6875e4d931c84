// A link as a QR code, made when the first receipt is printed: the page itself opens without it.

import type { Code } from '../state/state'

export async function codeOf(link: string): Promise<Code> {
  const { default: qrcode } = await import('qrcode-generator')
  const code = qrcode(0, 'M')
  code.addData(link)
  code.make()
  const modules = code.getModuleCount()
  let path = ''
  for (let row = 0; row < modules; ++row)
    for (let column = 0; column < modules; ++column) if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`
  return { path, modules }
}
