/** `electron`, as main imports it. What is not here, the application does not use. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu } from './menu.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'
export { clipboard, dialog, nativeTheme, screen, shell } from './system.ts'
