const MENU = /menu|قائم|9a2?ima/iu

/** Whether a message names the menu, in any of the varieties: who is merely puzzled does not. */
export const namesMenu = (text: string): boolean => MENU.test(text)
