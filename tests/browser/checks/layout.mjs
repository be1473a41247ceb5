// Nothing scrolls sideways and nothing is cut, whatever the width.

/** Each fault as one line with its selector. */
export function layoutFaults(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const faults = new Map();
    const fault = (what, seen) => faults.set(what, [...(faults.get(what) ?? []), seen]);
    const name = (element) => {
      const classes = typeof element.className === 'string' && element.className ? `.${element.className.trim().split(/\s+/).join('.')}` : '';
      const own = `${element.localName}${element.id ? `#${element.id}` : ''}${classes}`;
      const parent = element.parentElement;
      return parent && parent !== document.body ? `${parent.localName}${parent.id ? `#${parent.id}` : ''} > ${own}` : own;
    };
    const style = (element) => getComputedStyle(element);
    const scrolls = (element) => ['auto', 'scroll'].includes(style(element).overflowX);
    const insideScroller = (element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (scrolls(at)) return true;
      return false;
    };
    // Read aloud and not shown, on purpose: one pixel, clipped, or pushed out until focused.
    const unseen = (element) => {
      for (let at = element; at && at !== root; at = at.parentElement) {
        const box = at.getBoundingClientRect();
        const { visibility, clipPath, clip, position } = style(at);
        if (visibility === 'hidden' || (box.width <= 1 && box.height <= 1)) return true;
        if (position === 'absolute' && (clipPath !== 'none' || clip !== 'auto' || box.bottom <= 0 || box.right <= 0)) return true;
        if (position === 'fixed' && (box.bottom <= 0 || box.right <= 0)) return true;
      }
      return false;
    };
    // Also false inside a closed <details>.
    const drawn = (element) => element.checkVisibility({ visibilityProperty: true });

    if (root.scrollWidth > root.clientWidth) fault('the page scrolls sideways', `${root.scrollWidth} px in ${root.clientWidth}`);
    const saidOf = [];
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('svg') && element.localName !== 'svg') continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || !drawn(element) || unseen(element)) continue;
      const saidAlready = saidOf.some((said) => said.contains(element));
      if (!saidAlready && !insideScroller(element) && (box.right > root.clientWidth + 1 || box.left < -1)) {
        fault(`${name(element)} reaches beyond`, `from ${Math.round(box.left)} to ${Math.round(box.right)} in ${root.clientWidth}`);
        saidOf.push(element);
      }
      const { overflowX, overflowY, textOverflow } = style(element);
      // A field scrolls what was typed into it; all else shows its words whole.
      const hasText = element.textContent.trim() !== '' && element.localName !== 'textarea';
      const cut = ['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const cutBelow = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (hasText && (cut || cutBelow)) fault(`${name(element)} cuts its text`, `${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`);
      if (hasText && textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1) fault(`${name(element)} ends in an ellipsis`, element.textContent.trim().slice(0, 40));
      if (element.localName === 'select' || element.localName === 'button') {
        if (element.scrollWidth > element.clientWidth + 2 && !cut) fault(`${name(element)} is too small for its words`, `${element.scrollWidth} in ${element.clientWidth}`);
      }
    }
    return [...faults].map(([what, seen]) => `${what} (${seen[0]})${seen.length > 1 ? ` and ${seen.length - 1} more like it` : ''}`);
  });
}
