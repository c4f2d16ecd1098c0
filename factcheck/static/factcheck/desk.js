'use strict';
// Names for the boxes that Select2 draws, and the key that leads to the search.
{
    function nameBox(select) {
        const label = select.labels[0];
        const box = select.nextElementSibling;
        if (!label || !box || !box.classList.contains('select2')) {
            return;
        }
        label.id ||= `${select.id}_label`;
        for (const part of box.querySelectorAll('[role="combobox"], [role="textbox"], .select2-search__field')) {
            const chosen = part.getAttribute('role') === 'combobox' ? part.querySelector('[role="textbox"]') : null;
            part.setAttribute('aria-labelledby', chosen ? `${label.id} ${chosen.id}` : label.id);
        }
    }

    function nameBoxes(root) {
        root.querySelectorAll('select.admin-autocomplete').forEach(nameBox);
    }

    if (window.django?.jQuery) {
        // After Django's own handler, which draws the boxes and was registered before this script ran.
        window.django.jQuery(() => nameBoxes(document));
        document.addEventListener('formset:added', (event) => nameBoxes(event.target));
    }

    // "/" leads to the search, from anywhere but where one types.
    document.addEventListener('keydown', (event) => {
        const types = event.target.closest('input, textarea, select, [contenteditable], .select2-container');
        const field = document.getElementById('desk-search');
        if (event.key === '/' && field && !types && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            field.focus();
            field.select();
        }
    });
}
