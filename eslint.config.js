import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/**
 * A folder is an environment. tsconfig/*.json proves which globals and built-ins it sees; these rules say which
 * folders it may import. ARCHITECTURE.md has the same table in words.
 */
const boundary = (files, forbidden, message) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message }] }],
  },
})

const notAService = String.raw`/(service|electron|web|cli)/`
const renderer = 'src/renderer/src'

export default tseslint.config(
  {
    ignores: [
      'out/**',
      'dist/**',
      'node_modules/**',
      'test/fixtures/**',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig/test.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      eqeqeq: 'error',
    },
  },
  boundary(['src/contract/**'], '^(?!\\./)(?!valibot$)', 'contract imports nothing but valibot.'),
  boundary(
    ['src/main/spool/**', 'src/main/sexp/**'],
    `^(?!\\.)(?!node:)|/(contract|message)/|${notAService}`,
    'spool and sexp see node:, and only the watcher chokidar.',
  ),
  boundary(
    ['src/main/spool/watched-directory.ts'],
    `^(?!\\.)(?!node:)(?!chokidar$)|/(contract|message)/|${notAService}`,
    'the watcher sees node: and chokidar.',
  ),
  boundary(
    ['src/main/message/**'],
    `^(?!\\.)(?!node:)|/contract/|${notAService}`,
    'message sees spool and sexp only.',
  ),
  boundary(['src/main/service/**'], '^electron|/(electron|web|cli)/', 'service does not know its hosts.'),
  boundary(
    ['src/main/host/**'],
    '^electron|/(electron|web|cli|spool|message|sexp)/',
    'host sees service and contract.',
  ),
  boundary(
    ['src/main/web/**'],
    '^electron|/(electron|cli|spool|message|sexp)/',
    'web sees service and contract.',
  ),
  boundary(['src/main/cli/**'], '^electron|/electron/', 'cli never sees electron.'),
  boundary(['src/main/electron/**'], '/(web|cli|spool|message|sexp)/', 'electron sees service and contract.'),
  boundary(
    ['src/preload/**'],
    '^(?!\\.)(?!electron$)|/(main|renderer)/',
    'preload sees contract and electron.',
  ),
  boundary([`${renderer}/**`], '^(node:|electron)|/(main|preload)/', 'renderer sees contract only.'),
  boundary(
    [`${renderer}/client/**`],
    '^(node:|electron)|/(main|preload|store|features|ui)/|/app',
    'renderer layers: app, features, store, client.',
  ),
  boundary(
    [`${renderer}/store/**`],
    '^(node:|electron)|/(main|preload|features|ui)/|/app',
    'renderer layers: app, features, store, client.',
  ),
  boundary(
    [`${renderer}/ui/**`],
    '^(node:|electron)|/(main|preload|features|store|client)/|/app',
    'ui is the bottom: it knows nothing of the app.',
  ),
  boundary(
    [`${renderer}/shared/**`],
    '^(node:|electron)|/(main|preload|features)/|/app',
    'shared is below the features: they use it, it knows none of them.',
  ),
  boundary(
    [`${renderer}/features/*/*.{ts,tsx}`],
    String.raw`^(node:|electron)|/(main|preload)/|^\.\./(?!\.\./)|/(app|workbench)\.tsx$`,
    'features never import each other: the app puts them together.',
  ),
  boundary(
    [`${renderer}/features/*/*/*.{ts,tsx}`],
    String.raw`^(node:|electron)|/(main|preload)/|^\.\./\.\./(?!\.\./)|/(app|workbench)\.tsx$`,
    'features never import each other: the app puts them together.',
  ),
  {
    // One channel for each operation, made of the contract: whoever else speaks IPC speaks past the checks.
    files: ['src/**/*.ts'],
    ignores: ['src/preload/index.ts', 'src/main/electron/application.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ImportDeclaration[importKind!="type"] > ImportSpecifier[imported.name=/^(ipcMain|ipcRenderer)$/]',
          message: 'raw IPC belongs to the preload script and to serve-ipc.ts.',
        },
      ],
    },
  },
  { files: ['src/renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['*.config.ts', '*.config.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['**/*.js'],
    ...tseslint.configs.disableTypeChecked,
  },
  { files: ['bin/*.js', 'scripts/*.js'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
)
