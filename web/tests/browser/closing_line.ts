// Ends a run with the line that all our test programs end with.
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((one) => one.result().state === 'passed').length
    const broken = modules.filter((module) => !module.ok() && [...module.children.allTests('failed')].length === 0).length
    const failed = tests.filter((one) => one.result().state === 'failed').length + broken
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`))
  }
}
