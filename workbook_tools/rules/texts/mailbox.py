"""Phrases of the mail's settings, of fetching from a mailbox and of sending."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    # workbook-tools.toml: refusals
    "settings_encoding": _S(
        "Файл workbook-tools.toml збережено не в кодуванні UTF-8. Збережіть його заново, вибравши кодування UTF-8.",
        "workbook-tools.toml is not in UTF-8. Save it again with the encoding UTF-8.",
    ),
    "settings_syntax": _S(
        'У файлі workbook-tools.toml не вдалося зрозуміти рядок {line}. Запишіть його так: назва = "значення"; '
        "текст беріть у лапки, кожну назву вказуйте один раз.",
        "Line {line} of workbook-tools.toml cannot be understood. Text stands in straight quotes after the equals "
        "sign, each name once.",
    ),
    "settings_unfinished": _S(
        "Файл workbook-tools.toml обривається посеред запису. Перевірте його останній рядок: чи закрито лапки й дужки.",
        "workbook-tools.toml ends in the middle of an entry. Check its last line: are quotes and brackets closed?",
    ),
    "settings_key": _S(
        "У файлі workbook-tools.toml є невідомий запис {key}. Тут можуть бути такі: {known}.",
        "workbook-tools.toml has an unknown key {key}. These may stand there: {known}.",
    ),
    "settings_key_likely": _S(
        "У файлі workbook-tools.toml є невідомий запис {key}. Можливо, це {likely}? Тут можуть бути такі: {known}.",
        "workbook-tools.toml has an unknown key {key}. Did you mean {likely}? These may stand there: {known}.",
    ),
    "settings_password": _S(
        "Запис {key} у файлі workbook-tools.toml схожий на пароль. Приберіть його звідти, будь ласка: робочу папку "
        "копіюють і передають іншим. Пароль збережіть у сховищі паролів комп’ютера або вкажіть у змінній середовища "
        "WORKBOOK_TOOLS_MAIL_PASSWORD.",
        "{key} in workbook-tools.toml looks like a password. Please remove it: a workspace is copied and shared. Keep "
        "the password in the computer's keyring or in the environment variable WORKBOOK_TOOLS_MAIL_PASSWORD.",
    ),
    "settings_missing": _S(
        "У файлі workbook-tools.toml бракує запису {key}. Допишіть його, будь ласка.",
        "workbook-tools.toml lacks {key}. Please add it.",
    ),
    "settings_same_folder": _S(
        "У файлі workbook-tools.toml запис {key} називає ту саму папку «{folder}», звідки листи забирають. Вкажіть "
        "іншу папку або приберіть цей запис.",
        "In workbook-tools.toml, {key} names the folder “{folder}” that letters are fetched from. Name another one or "
        "remove the key.",
    ),
    "settings_plain": _S(
        "У файлі workbook-tools.toml запис {key} вимикає захист з’єднання із сервером {host}: пароль і листи було б "
        'видно в мережі. Вкажіть "tls" або "starttls"; без захисту можна звертатися лише до цього ж комп’ютера.',
        "In workbook-tools.toml, {key} would leave the connection to {host} unprotected: the password and the letters "
        "could be read on the way. Set tls or starttls; only this very machine may be spoken to in the open.",
    ),
    "settings_wants.table": _S(
        "У файлі workbook-tools.toml {key} має бути розділом: рядок [{key}], а під ним записи цього розділу.",
        "In workbook-tools.toml, {key} must be a table: a line [{key}] with its keys below.",
    ),
    "settings_wants.text": _S(
        "У файлі workbook-tools.toml значенням {key} має бути непорожній текст у лапках, на одному рядку.",
        "In workbook-tools.toml, {key} must be some text in quotes, on one line.",
    ),
    "settings_wants.lines": _S(
        'У файлі workbook-tools.toml значенням {key} має бути список рядків: {key} = ["перший рядок", "другий"].',
        "In workbook-tools.toml, {key} must be a list of lines: in square brackets, each line in quotes.",
    ),
    "settings_wants.host": _S(
        'У файлі workbook-tools.toml значенням {key} має бути назва сервера, наприклад "imap.example.org", без адреси '
        "скриньки й без https://.",
        "In workbook-tools.toml, {key} must be a server's name such as imap.example.org, without https://.",
    ),
    "settings_wants.hosts": _S(
        'У файлі workbook-tools.toml значенням {key} має бути список назв серверів: ["mx.example.org"].',
        "In workbook-tools.toml, {key} must be a list of servers' names: in square brackets, each name in quotes.",
    ),
    "settings_wants.port": _S(
        "У файлі workbook-tools.toml значенням {key} має бути номер порту від 1 до 65535, без лапок, наприклад 993.",
        "In workbook-tools.toml, {key} must be a port's number from 1 to 65535, without quotes, such as 993.",
    ),
    "settings_wants.address": _S(
        "У файлі workbook-tools.toml значенням {key} має бути одна електронна адреса, наприклад "
        '"coordinator@example.gov.ua".',
        "In workbook-tools.toml, {key} must be one e-mail address such as coordinator@example.gov.ua.",
    ),
    "settings_wants.security": _S(
        'У файлі workbook-tools.toml значенням {key} має бути "tls" або "starttls" (чи "plain" для сервера на '
        "цьому ж комп’ютері).",
        "In workbook-tools.toml, {key} must be tls or starttls (or plain for a server on this machine).",
    ),
    # what is missing: refusals
    "mail_extra_missing": _S(
        'Щоб забирати листи зі скриньки, встановіть доповнення для пошти:\n  pip install "workbook-tools[mail]"',
        "To fetch letters from a mailbox, install the extra for e-mail:\n  pip install workbook-tools[mail]",
    ),
    "mail_no_mailbox": _S(
        "Не вказано, звідки забирати листи. Впишіть сервер і скриньку в розділ [mail.mailbox] файлу "
        "workbook-tools.toml, що лежить у робочій папці.",
        "It is not set where to fetch letters from. Give the server and the user in [mail.mailbox] of "
        "workbook-tools.toml in the workspace.",
    ),
    "mail_no_password": _S(
        "Немає пароля для {user} на сервері {host}. Збережіть його у сховищі паролів комп’ютера цією командою або "
        "вкажіть у змінній середовища {variable}:\n  keyring set {host} {user}",
        "There is no password of {user} at {host}. Keep it in the computer's keyring by this command, or give it in "
        "the environment variable {variable}:\n  keyring set {host} {user}",
    ),
    "mail_no_keyring": _S(
        "Немає пароля для {user} на сервері {host}. Вкажіть його у змінній середовища {variable} або встановіть "
        "доповнення для пошти, щоб зберегти пароль у сховищі паролів комп’ютера:\n"
        '  pip install "workbook-tools[mail]"',
        "There is no password of {user} at {host}. Give it in the environment variable {variable}, or install the "
        "extra for e-mail to keep it in the computer's keyring:\n  pip install workbook-tools[mail]",
    ),
    "mail_odd_password": _S(
        "Пароль для {user} на сервері {host} містить символи, яких у паролі бути не може (кінець рядка). Збережіть "
        "його ще раз.",
        "The password of {user} at {host} has characters that no password can have (a line's end). Save it again.",
    ),
    # what stands in the way: exit status 3
    "mail_no_host": _S(
        "Не знайдено сервер {host}. Перевірте, чи є зв’язок з інтернетом і чи правильно записано назву сервера у файлі "
        "workbook-tools.toml.",
        "There is no server {host}. Check the connection to the internet and the server's name in workbook-tools.toml.",
    ),
    "mail_unreachable": _S(
        "Не вдалося з’єднатися із сервером {host} (порт {port}). Перевірте зв’язок з інтернетом і номер порту, потім "
        "повторіть команду.",
        "No connection to {host} (port {port}). Check the network and the port's number, then run the command again.",
    ),
    "mail_silent": _S(
        "Сервер {host} (порт {port}) не відповідає. Повторіть команду пізніше; якщо так буде щоразу, перевірте у файлі "
        "workbook-tools.toml порт (port) і спосіб захисту (security).",
        "{host} (port {port}) does not answer. Try again later; if it stays so, check port and security in "
        "workbook-tools.toml.",
    ),
    "mail_certificate": _S(
        "Сервер {host} не підтвердив, що він справжній ({reason}). Пароль йому не надіслано. Перевірте назву сервера у "
        "файлі workbook-tools.toml; якщо вона правильна, зверніться до адміністратора пошти.",
        "{host} could not prove that it is genuine ({reason}). It was not given the password. Check the server's name "
        "in workbook-tools.toml; if it is right, ask whoever runs the mail.",
    ),
    "mail_not_tls": _S(
        "Сервер {host} на порту {port} не погодився на захищене з’єднання. Перевірте у файлі workbook-tools.toml порт "
        "(port) і спосіб захисту (security): tls чи starttls.",
        "{host} at port {port} agreed to no protected connection. Check port and security (tls or starttls) in "
        "workbook-tools.toml.",
    ),
    "mail_strange": _S(
        "Сервер {host} (порт {port}) відповів не так, як поштовий сервер: «{answer}». Перевірте у файлі "
        "workbook-tools.toml назву сервера, порт (port) і спосіб захисту (security).",
        "{host} (port {port}) does not answer like a mail server: “{answer}”. Check the server's name, port and "
        "security in workbook-tools.toml.",
    ),
    "mail_login": _S(
        "Сервер {host} не прийняв пароль для {user}. Він відповів: «{answer}». Перевірте ім’я у файлі "
        "workbook-tools.toml і пароль; Gmail та ukr.net потребують окремого пароля для програм, а доступ програм "
        "вмикають у налаштуваннях скриньки.",
        "{host} did not accept the password of {user}. It answered: “{answer}”. Check the user in workbook-tools.toml "
        "and the password; Gmail and ukr.net ask for an app password, and for access to be allowed in the settings.",
    ),
    "mail_no_folder": _S(
        "У скриньці немає папки «{folder}». Є такі: {known}. Виправте назву у файлі workbook-tools.toml або створіть "
        "цю папку у скриньці.",
        "The mailbox has no folder “{folder}”. There are: {known}. Mend the name in workbook-tools.toml, or make that "
        "folder in the mailbox.",
    ),
    "mail_read_only": _S(
        "Папку «{folder}» у скриньці можна лише читати, тому забрані листи неможливо позначити. Попросіть власника "
        "скриньки дати право змінювати її.",
        "The mailbox's folder “{folder}” can only be read, so that fetched letters cannot be marked. Ask its owner for "
        "the right to change it.",
    ),
    "mail_dropped": _S(
        "Зв’язок із сервером {host} перервався. Усе зроблене до цього збережено; повторіть команду, щоб продовжити.",
        "The connection to {host} broke. What was done by then is kept; run the command again to go on.",
    ),
    # fetching: what was done, what is next
    "mail_fetched": _S(
        "Зі скриньки {account} (папка «{folder}») забрано {count:лист,листи,листів}:",
        "Fetched {count:letter,letters} from {account} (folder “{folder}”):",
    ),
    "mail_none_new": _S(
        "У скриньці {account} (папка «{folder}») нових листів немає.",
        "There are no new letters in {account} (folder “{folder}”).",
    ),
    "mail_own": _S(
        "Листи, надіслані з цієї ж робочої папки, до inbox не кладуться ({count:лист,листи,листів}).",
        "Letters sent from this very workspace are not put into inbox ({count:letter,letters}).",
    ),
    "mail_known": _S(
        "Повторно не збережено {count:лист,листи,листів}: точно такі вже надходили.",
        "{count:letter was,letters were} not kept again: the very same came before.",
    ),
    "mail_left": _S(
        "Потребує уваги {count:лист,листи,листів} у скриньці:",
        "{count:letter needs,letters need} attention in the mailbox:",
    ),
    "mail_letter": _S("«{subject}» від {sender}", "“{subject}” from {sender}"),
    "mail_no_subject": _S("лист без теми", "a letter without a subject"),
    "mail_left.too_large": _S(
        "лист завеликий ({size} МБ, а можна до {limit} МБ), його залишено у скриньці. Збережіть із нього потрібний "
        "файл у папку inbox самі.",
        "too large ({size} MB, the limit is {limit} MB), left in the mailbox. Save the file you need from it into "
        "inbox yourself.",
    ),
    "mail_left.unanswered": _S(
        "сервер не віддав цього листа, його залишено у скриньці. Програма спробує ще раз наступного разу; або "
        "збережіть його в папку inbox самі.",
        "the server did not hand it over, it is left in the mailbox. The next run tries again; or save it into inbox "
        "yourself.",
    ),
    "mail_left.unsettled": _S(
        "лист забрано, але сервер не дав його перенести чи позначити. Наступного разу програма спробує ще раз; удруге "
        "цього листа не буде забрано.",
        "fetched, but the server refused to move or flag it. The next run tries again; it is not fetched twice.",
    ),
    "mail_answer": _S("Сервер відповів: «{answer}».", "The server answered: “{answer}”."),
    "mail_fetch_next": _S(
        "Далі прийміть їх і зведіть звіти:\n  workbook-tools merge",
        "Next, take them in and merge the reports:\n  workbook-tools merge",
    ),
    # sending: refusals, what stands in the way
    "mail_no_outgoing": _S(
        "Не вказано, через який сервер надсилати листи. Впишіть його в розділ [mail.outgoing] файлу "
        "workbook-tools.toml, що лежить у робочій папці; або надішліть чернетки з поштової програми.",
        "It is not set by which server to send letters. Give it in [mail.outgoing] of workbook-tools.toml in the "
        "workspace; or send the drafts from a mail program.",
    ),
    "mail_no_sender": _S(
        "Невідомо, від чийого імені надсилати листи. Впишіть свою адресу у файл workbook-tools.toml (розділ [mail], "
        "запис sender) або в план, до контактів координатора.",
        "It is not known in whose name to send. Give your address in workbook-tools.toml ([mail], sender), or in the "
        "plan among the coordinator's contacts.",
    ),
    "mail_closing": _S(
        "Сервер {host} припинив розмову: «{answer}». Усе зроблене до цього збережено; повторіть команду пізніше, щоб "
        "продовжити.",
        "{host} ended the conversation: “{answer}”. What was done by then is kept; run the command again later to go "
        "on.",
    ),
    "mail_wants_login": _S(
        "Сервер {host} надсилає листи лише тих, хто назвався: «{answer}». Впишіть ім’я (user) у розділ [mail.outgoing] "
        "файлу workbook-tools.toml.",
        "{host} sends letters of those only who log in: “{answer}”. Give your user in [mail.outgoing] of "
        "workbook-tools.toml.",
    ),
    "mail_unknown": _S(
        "Зв’язок із сервером {host} перервався, перш ніж сервер підтвердив лист «{name}», тож невідомо, чи він пішов. "
        "Решту зробленого збережено. Повторіть команду: цей лист буде надіслано ще раз, із тим самим Message-ID.",
        "The connection to {host} broke before the server confirmed the letter “{name}”: nobody knows whether it went. "
        "All else is kept. Run the command again: that letter goes again, with the same Message-ID.",
    ),
    # sending: what was done, what is next
    "mail_nothing_to_send": _S(
        "За {quarter:label} зараз нема чого надсилати.",
        "There is nothing to send of {quarter} now.",
    ),
    "mail_ready": _S(
        "За {quarter:label} буде надіслано {count:лист,листи,листів}:",
        "Of {quarter}, {count:letter,letters} would be sent:",
    ),
    "mail_ready_again": _S(
        "Минулого разу зв’язок перервався раніше, ніж сервер підтвердив ці листи, тому їх буде надіслано ще раз "
        "(із тим самим Message-ID): {names}.",
        "Last time the connection broke before the server confirmed these, so they go again (with the same "
        "Message-ID): {names}.",
    ),
    "mail_sent": _S(
        "За {quarter:label} надіслано {count:лист,листи,листів}:", "Of {quarter}, {count:letter,letters} sent:"
    ),
    "mail_sent_again": _S(
        "Минулого разу зв’язок перервався раніше, ніж сервер підтвердив ці листи, тому їх надіслано ще раз; хтось може "
        "отримати їх двічі (із тим самим Message-ID): {names}.",
        "Last time the connection broke before the server confirmed these, so they went again; someone may get them "
        "twice (with the same Message-ID): {names}.",
    ),
    "mail_refused": _S(
        "Сервер не взяв {count:лист,листи,листів} для всіх або деяких адрес. Перевірте адреси на аркуші «Виконавці» "
        "плану й повторіть команду:",
        "The server did not take {count:letter,letters} for all or some addresses. Check them on the sheet “Виконавці” "
        "of the plan and run the command again:",
    ),
    "mail_later": _S(
        "Сервер просить надіслати {count:лист,листи,листів} пізніше. Повторіть команду за пів години:",
        "The server asks for {count:letter,letters} again later. Run the command again in half an hour:",
    ),
    "mail_changed": _S(
        "Не надіслано {count:лист,листи,листів}: чернетку змінено вручну. Надішліть її з поштової програми, а якщо "
        "зміни не потрібні, видаліть файл і повторіть команду:",
        "{count:letter,letters} not sent: the draft was changed by hand. Send it from a mail program; or, if the "
        "changes are not wanted, delete the file and run the command again:",
    ),
    "mail_unaddressed": _S(
        "Не можна надіслати {count:лист,листи,листів}: у плані немає адреси. Впишіть її на аркуші «Виконавці» й "
        "повторіть команду:",
        "{count:letter,letters} cannot be sent: the plan has no address. Fill it in on the sheet “Виконавці” and run "
        "the command again:",
    ),
    "mail_stuck": _S(
        "Ці листи надіслано, але їхні чернетки відкриті в іншій програмі й тому лишилися в папці. Не надсилайте їх "
        "удруге: {names}.",
        "These letters went out, but their drafts are open in another program and stay in the folder. Do not send them "
        "again: {names}.",
    ),
    "mail_send_next": _S(
        "Поки що нічого не надіслано. Щоб надіслати:\n  workbook-tools mail send {code}",
        "Nothing has been sent yet. To send:\n  workbook-tools mail send {code}",
    ),
}
