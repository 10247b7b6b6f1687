// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/profilefields.h"

#include "app/net/profilerequest.h"
#include "app/open/profilechoice.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace runwatch {

ProfileFields::ProfileFields(const ProfileLibrary &library, QFormLayout *form, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_form(form)
    , m_choice(new QComboBox)
{
    m_choice->setAccessibleName(tr("Profile"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    form->addRow(tr("Pro&file:"), m_choice);
    addChoices();
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ProfileFields::showVariables);
}

void ProfileFields::setRequest(const StreamRequest &request)
{
    if (m_choice->findData(request.profile) < 0) // a file
        m_choice->addItem(QFileInfo(request.profile).fileName(), request.profile);
    m_choice->setCurrentIndex(m_choice->findData(request.profile));
    for (auto it = request.variables.begin(); it != request.variables.end(); ++it) {
        if (QLineEdit *field = m_fields.value(it.key()))
            field->setText(it.value());
    }
}

void ProfileFields::fill(StreamRequest &request) const
{
    request.profile = m_choice->currentData().toString();
    request.variables.clear();
    if (!m_profile)
        return;
    for (const Profile::Variable &variable : m_profile->variables) {
        const QString text = m_fields.value(variable.name)->text();
        if (!text.isEmpty() && text != variable.value)
            request.variables.insert(variable.name, text);
    }
}

std::optional<RequestError> ProfileFields::error() const
{
    const QString chosen = m_choice->currentData().toString();
    if (chosen.isEmpty() || m_profile)
        return {};
    const auto choice = chooseProfile(m_library, chosen);
    const auto *error = std::get_if<RequestError>(&choice);
    return error ? std::optional(*error) : std::nullopt;
}

QString ProfileFields::source() const
{
    if (!m_profile)
        return {};
    StreamRequest typed;
    fill(typed);
    return shownSource(*m_profile, askedVariables(*m_profile, typed));
}

void ProfileFields::setFocus(const RequestError &error)
{
    QWidget *field = m_fields.value(error.detail);
    (field ? field : m_choice)->setFocus();
}

void ProfileFields::addChoices()
{
    m_choice->addItem(tr("Automatic: the one that fits the stream"), QString());
    m_choice->addItem(tr("Built-in shapes"), QString(BuiltInProfile));
    const QList<ProfileLibrary::Entry> &entries = m_library.entries();
    for (const ProfileLibrary::Entry &entry : entries) {
        const auto *profile = std::get_if<std::shared_ptr<const Profile>>(&entry.profile);
        if (profile && entry.id != BuiltInProfile)
            m_choice->addItem((*profile)->name, entry.id);
    }
}

void ProfileFields::showVariables()
{
    for (QLineEdit *field : std::as_const(m_fields))
        m_form->removeRow(field);
    m_fields.clear();
    const QString chosen = m_choice->currentData().toString();
    m_profile = chosen.isEmpty() ? nullptr : m_library.profile(chosen);
    if (m_profile)
        std::for_each(m_profile->variables.begin(), m_profile->variables.end(), [this](const auto &v) { addVariable(v); });
    emit sourceChanged();
}

void ProfileFields::addVariable(const Profile::Variable &variable)
{
    const QString name = variable.label.isEmpty() ? variable.name : variable.label;
    auto *field = new QLineEdit(variable.value);
    field->setAccessibleName(name);
    field->setEchoMode(variable.isSecret ? QLineEdit::Password : QLineEdit::Normal);
    if (variable.value.isEmpty())
        field->setPlaceholderText(tr("required"));
    auto *label = new QLabel(tr("%1:").arg(QString(name).replace(u'&', QStringLiteral("&&"))));
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    int row = 0;
    m_form->getWidgetPosition(m_choice, &row, nullptr);
    row += int(m_fields.size());
    m_form->insertRow(row + 1, label, field);
    QWidget::setTabOrder(m_form->itemAt(row, QFormLayout::FieldRole)->widget(), field);
    m_fields.insert(variable.name, field);
    connect(field, &QLineEdit::textChanged, this, &ProfileFields::sourceChanged);
}

} // namespace runwatch
