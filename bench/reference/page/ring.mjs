window.bridge.onCall((call) => {
  document.querySelector('#caller').textContent = call ? `${call.name} ${call.number}` : '';
});
