import { driver, tell, type MenuItemFacts } from './driver.ts'

interface ItemWish {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly submenu?: readonly ItemWish[]
  readonly click?: () => void
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

  readonly #template: readonly ItemWish[]

  constructor(template: readonly ItemWish[]) {
    this.#template = template
  }

  click(id: string): void {
    const wish = this.#all().find((each) => each.id === id)
    if (wish?.click === undefined) throw new Error(`the menu has no ${id}`)
    wish.click()
  }

  facts(): MenuItemFacts[] {
    return this.#all().flatMap(({ id, label, accelerator }) =>
      id === undefined ? [] : [{ id, label: label ?? '', accelerator: accelerator ?? null }],
    )
  }

  #all(): readonly ItemWish[] {
    const flat = (wishes: readonly ItemWish[]): readonly ItemWish[] =>
      wishes.flatMap((wish) => [wish, ...flat(wish.submenu ?? [])])
    return flat(this.#template)
  }
}
