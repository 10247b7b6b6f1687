// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/wordform.h"

#include "ui/logview/visibletext.h"
#include "ui/teach/teachwords.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace runwatch {

namespace {

// Which words are asked for, whatever was chosen for them.
QList<QByteArrayList> questionsOf(const QList<ValueWords> &words)
{
    QList<QByteArrayList> questions;
    for (const ValueWords &field : words) {
        QByteArrayList asked{field.place.names.join('\0'), QByteArray::number(int(field.meaning))};
        for (const ValueWord &word : field.words)
            asked << word.word;
        questions << asked;
    }
    return questions;
}

} // namespace

WordForm::WordForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins({});
}

void WordForm::setWords(const QList<ValueWords> &words)
{
    if (questionsOf(words) == questionsOf(m_words))
        return;
    m_words = words;
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    for (const ValueWords &field : words) {
        for (const ValueWord &word : field.words)
            addWord(field, word);
    }
    setVisible(m_form->rowCount() > 0);
}

void WordForm::addWord(const ValueWords &field, const ValueWord &word)
{
    //: %1 is a field's name, %2 a word that stands in it; what it means is chosen beside it
    const QString question = tr("%1 “%2” means").arg(placeText(field.place), visibleText(QByteArrayView(word.word)));
    auto *label = new QLabel(QString(question).replace(u'&', QStringLiteral("&&")));
    label->setTextFormat(Qt::PlainText);
    auto *choice = new QComboBox;
    choice->setAccessibleName(question);
    choice->addItem(wordMeaningText({}), QByteArray());
    const QByteArrayList meanings = meaningsOf(field.meaning);
    for (const QByteArray &means : meanings)
        choice->addItem(wordMeaningText(means), means);
    choice->setCurrentIndex(std::max(0, choice->findData(word.means)));
    label->setBuddy(choice);
    m_form->addRow(label, choice);
    connect(choice, &QComboBox::activated, this, [this, choice, place = field.place, text = word.word] {
        emit meaningChosen(place, text, choice->currentData().toByteArray());
    });
}

} // namespace runwatch
