// What html-validate asks of every screen: its recommended rules, without those that judge how source is typed.

export default {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Typing, not meaning: any parser reads these alike, and templates leave them where a branch prints nothing.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    // French sets a narrow no-break space before ; : ! ? and long titles name the town: both are intended.
    'long-title': 'off',
    'no-raw-characters': 'off',
    // One printed telephone number is checked as a tel: link and by axe; this rule wants &nbsp; entities in the source.
    'tel-non-breaking': 'off',
    // Boxes of one facet share its name: that is how a form sends several answers.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // A table or example that scrolls inside itself takes the focus, and is a named region for it: no <section> of the page.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // ARIA lets a list bear a name, and the list of chosen filters has one.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
};
