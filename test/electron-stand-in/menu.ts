import { driver, tell, type MenuItemFacts } from './driver.ts'

interface ItemWish {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly submenu?: readonly ItemWish[]
  readonly enabled?: boolean
  readonly click?: () => void
}

/** An item with an id: the application enables and disables it. */
class MenuItem {
  readonly id: string
  readonly wish: ItemWish
  readonly #changed: () => void
  #enabled: boolean

  constructor(id: string, wish: ItemWish, changed: () => void) {
    this.id = id
    this.wish = wish
    this.#changed = changed
    this.#enabled = wish.enabled ?? true
  }

  get enabled(): boolean {
    return this.#enabled
  }

  set enabled(enabled: boolean) {
    if (this.#enabled === enabled) return
    this.#enabled = enabled
    this.#changed()
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  static buildFromTemplate(template: readonly ItemWish[]): Menu {
    return new Menu(template)
  }

  static setApplicationMenu(menu: Menu): void {
    applicationMenu = menu
    tell(driver().setMenu(menu.facts()))
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  readonly #items: readonly MenuItem[]

  constructor(template: readonly ItemWish[]) {
    const changed = (): void => {
      if (applicationMenu === this) tell(driver().setMenu(this.facts()))
    }
    this.#items = flat(template).flatMap((wish) =>
      wish.id === undefined ? [] : [new MenuItem(wish.id, wish, changed)],
    )
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.#items.find((item) => item.id === id) ?? null
  }

  /** As a person does, who cannot click what is disabled. */
  click(id: string): void {
    const item = this.getMenuItemById(id)
    if (item?.wish.click === undefined) throw new Error(`the menu has no ${id}`)
    if (!item.enabled) throw new Error(`${id} is disabled in the menu`)
    item.wish.click()
  }

  facts(): MenuItemFacts[] {
    return this.#items.map(({ id, wish, enabled }) => ({
      id,
      label: wish.label ?? '',
      accelerator: wish.accelerator ?? null,
      enabled,
    }))
  }
}

function flat(wishes: readonly ItemWish[]): readonly ItemWish[] {
  return wishes.flatMap((wish) => [wish, ...flat(wish.submenu ?? [])])
}
