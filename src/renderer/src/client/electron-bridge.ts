import type { Bridge, ExposedBridge } from '../../../contract/bridge.ts'
import type { AppCommand } from '../../../contract/commands.ts'
import { FailureError, type Outcome } from '../../../contract/failure.ts'
import type { HostApi } from '../../../contract/host-api.ts'
import { clientOf } from '../../../contract/transport.ts'

/**
 * The window's side of the preload script. Outcomes become values and `FailureError` again. `takeForText` answers
 * whether a command of the menu was for a text that has the focus.
 */
export function electronBridge(
  exposed: ExposedBridge,
  takeForText: (command: AppCommand) => boolean = () => false,
): Bridge {
  const { operations, hostOperations } = exposed
  return {
    api: clientOf({
      // Each function takes the arguments of its own operation; main validates them.
      call: (operation, args) =>
        (operations[operation] as (args: unknown) => Promise<Outcome<unknown>>)(args),
    }),
    subscribe: exposed.onEvent,
    // Main lives as long as its windows do. When the service's worker dies, calls say `disconnected`.
    onConnectionChange: () => () => undefined,
    host: electronHostApi(exposed, hostOperations, takeForText),
  }
}

function electronHostApi(
  exposed: ExposedBridge,
  operations: ExposedBridge['hostOperations'],
  takeForText: (command: AppCommand) => boolean,
): HostApi {
  return {
    info: async () => valueOf(await operations.info()),
    pickDirectory: async (options) => valueOf(await operations.pickDirectory(options)),
    save: async (download) => valueOf(await operations.save(download)),
    startDrag: async (downloads) => valueOf(await operations.startDrag(downloads)),
    downloadUrl: () => null,
    openExternal: async (url) => valueOf(await operations.openExternal(url)),
    copyText: async (text) => valueOf(await operations.copyText(text)),
    putFrame: async (document) => valueOf(await operations.putFrame(document)),
    setTheme: async (theme) => valueOf(await operations.setTheme(theme)),
    setPossibleCommands: async (possible) => valueOf(await operations.setPossibleCommands(possible)),
    pathOfFile: exposed.pathOfFile,
    onFrameLink: exposed.onFrameLink,
    onCommand: (listener) =>
      exposed.onCommand((command) => {
        if (!takeForText(command)) listener(command)
      }),
    onOpenDirectory: exposed.onOpenDirectory,
  }
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new FailureError(outcome.failure)
}
