import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageScript } from './paths.ts'

/** The executable of Electron's runtime where it is installed; null else. Never fetches it, as `electron` itself would. */
export function electronRuntime(): string | null {
  const electron = packageScript('electron')
  const pathFile = join(electron, 'path.txt')
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined)
    return existing(join(override, existsSync(pathFile) ? pathIn(pathFile) : 'electron'))
  return existsSync(pathFile) ? existing(join(electron, 'dist', pathIn(pathFile))) : null
}

const pathIn = (pathFile: string) => readFileSync(pathFile, 'utf8').trim()
const existing = (path: string) => (existsSync(path) ? path : null)
