import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HealthPage } from '../pages/health-page.ts'
import { WindowPage } from '../pages/window-page.ts'
import { fileTree } from '../spools/file-tree.ts'
import { expect, test } from '../fixtures.ts'

test('sees problems, reads the plan, applies it, and takes it back', async ({ bobbin }) => {
  const dir = await bobbin.unpack('message-problems')
  const before = await fileTree(dir)
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const sidebar = page.getByRole('navigation', { name: 'Spools and queues' })
  await expect(sidebar.getByRole('button', { name: /10 problems/ })).toContainText('Data missing', {
    timeout: 20_000,
  })
  await sidebar.getByRole('button', { name: /10 problems/ }).click()
  const health = new HealthPage(page)
  await expect(health.problems).toHaveCount(10)
  await expect(health.problem('ORPHAN-AAAAAB-01-AAAAAA')).toContainText('The name is reserved')
  // When we saw it first says nothing of how old it is: the fixture is of 2023.
  await expect(health.problem('ORPHAN-AAAAAB-01-AAAAAA')).toContainText(
    /noticed .*, file of .*(years|days) ago/,
  )

  await health.makePlan()
  await expect(health.steps).toHaveCount(9)
  await expect(health.steps.first()).toContainText('rename active/.checkout/AAAAAA-AAAAAB-01-AAAAAA')
  await expect(health.steps.first()).toContainText('active/AAAAAA-AAAAAB-01-AAAAAA')
  await expect(health.plan).toContainText('bobbin-quarantine')
  expect(await fileTree(dir)).toEqual(before)

  await health.apply()
  await expect(health.plan.getByRole('img', { name: 'done', exact: true })).toHaveCount(9)
  await expect(sidebar.getByRole('button', { name: 'No problems found' })).toBeVisible({ timeout: 20_000 })
  await health.ended.getByRole('button', { name: /^10 ended/ }).click()
  await expect(health.ended.getByRole('listitem')).toHaveCount(10)
  const beside = await readdir(dirname(dir))
  expect(beside.some((name) => name.startsWith('bobbin-quarantine'))).toBe(true)

  // What was taken back is as it was but for its times: the two checkouts are not too old any more.
  await health.button('Undo').click()
  await expect(sidebar.getByRole('button', { name: /8 problems/ })).toBeVisible({ timeout: 20_000 })
  await expect(health.plan).toContainText('Taken back')
  expect(await fileTree(dir)).toEqual(before)
  await expect(window.status).toContainText('8 problems')
})

test('repairs only what is ticked, in the way that is chosen', async ({ bobbin }) => {
  const page = await bobbin.start(await bobbin.unpack('message-problems'))
  const health = new HealthPage(page)
  await health.open()
  await health.all.uncheck()
  await expect(health.button('Nothing ticked')).toBeDisabled()
  await health.tick('Orphaned: nobody').check()
  await health.makePlan()
  await expect(health.steps).toHaveCount(1)
  await expect(health.steps).toContainText('rename .tmp/nobody')

  await health.tick('Too old: AAAAAA-AAAAAB-11-AAAAAK').check()
  await expect(health.plan).toContainText('The plan may be out of date')
  await health.button('Plan again').first().click()
  await expect(health.steps).toHaveCount(2)
  await health.apply()
  // The temporary file was two problems.
  await expect(health.problems).toHaveCount(7, { timeout: 20_000 })
})
