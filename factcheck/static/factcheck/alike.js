'use strict';
// While a claim or a name is typed, shows what may be the same. Without this script, the page of a saved record does.
{
    const WAIT = 400;
    const SHORTEST = 4;

    // Where a record can be picked beside the words that are typed, a click picks it.
    function choose(picker, name, key) {
        if (![...picker.options].some((option) => option.value === String(key))) {
            picker.add(new Option(name, key));
        }
        picker.value = key;
        window.django.jQuery(picker).trigger('change').trigger('select2:select');
    }

    function show(list, picker, matches) {
        const items = matches.map(({name, url, key}) => {
            const link = document.createElement('a');
            link.href = url;
            // What is typed stays where it is.
            link.target = '_blank';
            link.textContent = name;
            link.dir = 'auto';
            link.addEventListener('click', (event) => {
                if (picker && !event.ctrlKey && !event.metaKey) {
                    event.preventDefault();
                    choose(picker, name, key);
                    list.hidden = true;
                }
            });
            const item = document.createElement('li');
            item.append(link);
            return item;
        });
        list.querySelector('ul').replaceChildren(...items);
        list.hidden = items.length === 0;
    }

    function watch(field) {
        const scope = field.closest('[data-alike-scope]');
        const near = scope ?? document;
        const picker = scope?.querySelector('select.admin-autocomplete');
        const list = near.querySelector('[data-alike-list]');
        const own = /\/(\d+)\/change\/$/.exec(window.location.pathname);
        let timer = 0;
        let asked = 0;
        async function ask() {
            const number = ++asked;
            const text = field.value.trim();
            const query = new URLSearchParams({text, without: own ? own[1] : ''});
            const answer = text.length < SHORTEST ? null : await fetch(`${field.dataset.alike}?${query}`).catch(() => null);
            const found = answer?.ok ? await answer.json() : {matches: []};
            if (number === asked) {
                show(list, picker, found.matches);
            }
        }
        field.addEventListener('input', () => {
            clearTimeout(timer);
            timer = setTimeout(ask, WAIT);
        });
    }

    document.querySelectorAll('[data-alike]').forEach(watch);
}
