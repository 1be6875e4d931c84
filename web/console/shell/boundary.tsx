// A page that breaks says so in its own place; the rest of the console goes on.
import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { said } from '../words'

export class Boundary extends Component<{ children: ReactNode; of: string }, { broken: Error | null }> {
  state: { broken: Error | null } = { broken: null }

  static getDerivedStateFromError(broken: Error) {
    return { broken }
  }
  componentDidUpdate(before: { of: string }) {
    if (before.of !== this.props.of && this.state.broken) this.setState({ broken: null })
  }
  render() {
    const { broken } = this.state
    if (!broken) return this.props.children
    return (
      <div className="page fault" role="alert">
        <h1>{said('states.broken')}</h1>
        <p>{said('states.broken_hint')}</p>
        <Button onClick={() => location.reload()}>{said('states.reload')}</Button>
        <code className="machine">{broken.message}</code>
      </div>
    )
  }
}
