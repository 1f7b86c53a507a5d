"""What the plan workbook itself says to the coordinator beside its headings."""

ABOUT = "План заходів: дані для workbook-tools"
FOOTER = "План заходів до розпорядження №\u00a0{number} від {date}"
FOOTER_BLANK = "План заходів"

WORD_TITLE, WORD_ERROR = "Немає у списку", "Оберіть значення зі списку."
WHOLE_TITLE, WHOLE_ERROR = "Потрібне ціле число", "Впишіть ціле число від {least} до {greatest}."
NUMBER_TITLE = "Потрібне число"
NUMBER_ERROR = "Впишіть число цифрами, дробову частину після коми. Якщо значення не встановлено, залиште порожнім."
DATE_TITLE, DATE_ERROR = "Потрібна дата", "Впишіть день, місяць і рік, наприклад 03.08.2020."
LENGTH_TITLE, LENGTH_ERROR = "Задовгий текст", "Скоротіть до {limit} знаків."
