document.documentElement.classList.add("com-script");
