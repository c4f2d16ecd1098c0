'use strict';
// The row that "Add another" adds is fetched when somebody adds the first: then Django's own script has it at hand.
{
    const asked = new WeakMap();

    async function fetchRow(place) {
        const answer = await fetch(place.dataset.newRow).catch(() => null);
        // Whoever is signed out is sent to the page that signs in.
        if (!answer?.ok || answer.redirected) {
            throw new Error('No row');
        }
        place.innerHTML = await answer.text();
    }

    function sayTrouble(place) {
        const said = document.createElement('p');
        said.className = 'errornote';
        said.setAttribute('role', 'alert');
        said.textContent = place.closest('[data-no-new-row]').dataset.noNewRow;
        place.before(said);
    }

    async function add(link, place) {
        place.parentElement.querySelector(':scope > .errornote[role="alert"]')?.remove();
        if (!asked.has(place)) {
            asked.set(place, fetchRow(place));
        }
        try {
            await asked.get(place);
            link.click();
        } catch {
            asked.delete(place);
            sayTrouble(place);
        }
    }

    document.addEventListener('click', (event) => {
        const link = event.target.closest('.add-row a');
        const group = link?.closest('.js-inline-admin-formset');
        const place = group?.querySelector('[data-new-row]');
        if (place && !place.hasChildNodes()) {
            event.preventDefault();
            event.stopPropagation();
            add(link, place);
        }
    }, true);
}
