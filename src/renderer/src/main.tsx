import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectTo } from './client/bridge.ts'
import { failureOf } from './client/failure-of.ts'
import { openBridge } from './client/open-bridge.ts'
import { watchedApi } from './client/watched-api.ts'
import { noteReached, useConnection } from './store/connection.ts'
import { startSession } from './store/session.ts'
import './ui/styles.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App />)

try {
  const bridge = await openBridge()
  connectTo({ ...bridge, api: watchedApi(bridge.api, noteReached) })
  await startSession()
} catch (error) {
  useConnection.setState({ phase: 'failed', failure: failureOf(error) })
}
