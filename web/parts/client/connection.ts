// Is the server there? One answer for the whole page; while it is not, it is asked every two seconds.

export interface Connection {
  isConnected: boolean
  since: number // ms, when it last changed
}

export class ConnectionWatch {
  current: Connection = { isConnected: true, since: Date.now() }
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    private probe: () => Promise<boolean>,
    private changed: (now: Connection) => void,
    private everyMs = 2000,
  ) {}

  report(isConnected: boolean): void {
    if (isConnected !== this.current.isConnected) {
      this.current = { isConnected, since: Date.now() }
      this.changed(this.current)
    }
    if (!isConnected) this.askLater()
  }

  private askLater(): void {
    this.timer ??= setTimeout(async () => {
      this.timer = null
      this.report(await this.probe().catch(() => false))
    }, this.everyMs)
  }
}
