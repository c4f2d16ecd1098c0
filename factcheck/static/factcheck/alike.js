'use strict';
// While a claim or a name is typed, shows what may be the same. Without this script, the page of a saved record does.
{
    const WAIT = 400;
    const SHORTEST = 4;

    function show(list, matches) {
        const items = matches.map(({name, url}) => {
            const link = document.createElement('a');
            link.href = url;
            // What is typed stays where it is.
            link.target = '_blank';
            link.textContent = name;
            link.dir = 'auto';
            const item = document.createElement('li');
            item.append(link);
            return item;
        });
        list.querySelector('ul').replaceChildren(...items);
        list.hidden = items.length === 0;
    }

    function watch(field) {
        const near = field.closest('[data-alike-scope]') ?? document;
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
                show(list, found.matches);
            }
        }
        field.addEventListener('input', () => {
            clearTimeout(timer);
            timer = setTimeout(ask, WAIT);
        });
    }

    document.querySelectorAll('[data-alike]').forEach(watch);
}
