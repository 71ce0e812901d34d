import { registerHooks } from 'node:module'
import { driveWith, type Driver } from './driver.ts'
import { mainSide } from './main-side.ts'
import { connectRpc, type Methods } from './rpc.ts'

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})

if (!process.connected) throw new Error('the stand-in is driven over an IPC channel, and there is none')

// A window keeps Electron running; here that is the channel to the test. Without the test there is nobody left.
process.on('disconnect', () => process.exit(1))

driveWith(
  connectRpc<Methods>(
    {
      send: (message) => process.send?.(message),
      onMessage: (listener) => process.on('message', listener),
    },
    { ...mainSide },
  ) as unknown as Driver,
)
